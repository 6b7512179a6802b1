import { callback, flow, skip } from "nagare";
import { queueInvoice } from "./invoices/queue-invoice.ts";

interface Params {
  /** For example `2026-10`. */
  readonly month: string;
  readonly customers?: readonly string[];
}

interface Invoice {
  readonly file: string;
  readonly cents: number;
}

/** Renders a month's invoices with the Ruby application's own workers: each gets a job with a token, and answers it when its invoice is there. */
export default flow(
  "invoices",
  async ({ month, customers = ["ACME", "Müller & Söhne"] }: Params) => {
    if (customers.length === 0) return skip(`nobody bought anything in ${month}`);
    const invoices = await Promise.all(
      customers.map(async (customer) => {
        const invoice = await callback<Invoice | null>(
          "render invoice",
          async (token) => queueInvoice({ token, customer, month }),
          { timeout: "2h" },
        );
        return { customer, file: invoice?.file ?? null, cents: invoice?.cents ?? 0 };
      }),
    );
    return { month, invoices, cents: invoices.reduce((sum, { cents }) => sum + cents, 0) };
  },
);
