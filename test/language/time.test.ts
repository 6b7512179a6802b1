import { describePage } from "./describe-page.ts";

describePage("docs/time.md", 6);
