import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";

/**
 * An SVG as PNG, twice as large for sharp text. The letters are those of Inter, from its package, so that a machine without fonts draws
 * the same picture; the system's fonts are read only for letters that Inter lacks.
 */
export function toPng(svg: string): Uint8Array {
  const { resolve } = createRequire(import.meta.url);
  const image = new Resvg(svg, {
    fitTo: { mode: "zoom", value: 2 },
    font: {
      fontFiles: fontFiles.map((file) => resolve(`@expo-google-fonts/inter/${file}`)),
      loadSystemFonts: /[^\s!-\u036f\u2000-\u22ff]/u.test(svg),
      defaultFontFamily: "Inter",
    },
  });
  return image.render().asPng();
}

const fontFiles = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"];
