import type { Invoice } from "@callavet/shared/contract/subscriptions.ts";
import { useTranslation } from "react-i18next";
import { both, day, days, money } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Outside } from "../../ui/Outside.tsx";
import { Paged } from "../../ui/Paged.tsx";
import { useInvoices } from "../subscriptions/api.ts";

export function Invoices() {
  const { t } = useTranslation("app");
  return (
    <section data-testid="invoices">
      <h2>{t("invoices.title")}</h2>
      <Paged
        query={useInvoices()}
        waiting={{ count: 2, height: 84 }}
        empty={<p className="muted">{t("invoices.empty")}</p>}
        more={t("invoices.more")}
        renderRow={(invoice) => <InvoiceRow key={invoice.id} invoice={invoice} />}
      />
    </section>
  );
}

const tones: Record<string, string> = { paid: "sage", open: "lamp", uncollectible: "lamp" };

function InvoiceRow({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { number, status, total, refundedAmount, currency, planName, periodStart, periodEnd, hostedUrl, pdfUrl } = invoice;
  return (
    <li className="money-row" data-testid="invoice-row" data-status={status}>
      <div className="money-what">
        <strong>{planName ? t("invoices.plan", { plan: both(planName, tongue) }) : (number ?? t("invoices.draft"))}</strong>
        <span>
          {periodStart && periodEnd ? days(periodStart, periodEnd, tongue) : day(invoice.createdAt, tongue)}
          {planName && number && ` · ${number}`}
        </span>
        {refundedAmount > 0 && <span>{t("invoices.refunded", { amount: money(refundedAmount, currency, tongue) })}</span>}
      </div>
      <div className="money-sum">
        <strong>{money(total, currency, tongue)}</strong>
        <span className="tag" data-tone={tones[status] ?? "plain"}>
          {t(`invoices.status.${status}`, { defaultValue: status })}
        </span>
      </div>
      {(hostedUrl ?? pdfUrl) && (
        <div className="money-links">
          {hostedUrl && <Outside href={hostedUrl}>{t("invoices.see")}</Outside>}
          {pdfUrl && <Outside href={pdfUrl}>{t("invoices.pdf")}</Outside>}
        </div>
      )}
    </li>
  );
}
