/** An element: its name, and its text or what is in it. */
export type XmlElement = readonly [name: string, content: string | readonly XmlElement[]];

/** An XML document. `xmlns` is the namespace of all of it. */
export function document(element: XmlElement, xmlns?: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printed(element, xmlns)}`;
}

function printed([name, content]: XmlElement, xmlns?: string): string {
  const inside =
    typeof content === "string" ? escaped(content) : content.map((each) => printed(each)).join("");
  return `<${name}${xmlns === undefined ? "" : ` xmlns="${xmlns}"`}>${inside}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[<>&"'\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
