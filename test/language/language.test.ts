import { describePage } from "./describe-page.ts";

describePage("docs/language.md", 10);
