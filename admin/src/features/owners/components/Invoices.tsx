import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { formatDay, formatMoney } from "../../../lib/format.ts";
import place from "../../../ui/place.module.css";
import { Status, type Tone } from "../../../ui/Status.tsx";
import type { OwnerMoney } from "../api.ts";

type Invoice = OwnerMoney["invoices"][number];
const tones = {
  draft: "quiet",
  open: "attention",
  paid: "good",
  uncollectible: "danger",
  void: "quiet",
} satisfies Record<string, Tone>;
type Known = keyof typeof tones;
const isKnown = (status: string): status is Known => status in tones;

export function Invoices({ invoices }: { invoices: Invoice[] }) {
  const { t } = useTranslation();
  if (invoices.length === 0) return <p className={place.none}>{t("ownerMoney.noInvoices")}</p>;
  return (
    <ul className={place.lines}>
      {invoices.map((invoice) => (
        <li key={invoice.id} data-testid="owner-invoice">
          <strong>{formatMoney(invoice.total, invoice.currency)}</strong>
          {isKnown(invoice.status) ? (
            <Status tone={tones[invoice.status]}>{t(`ownerMoney.invoiceStatus.${invoice.status}`)}</Status>
          ) : (
            <Status tone="attention">{invoice.status}</Status>
          )}
          <span className={place.more}>
            {[
              invoice.number ?? t("ownerMoney.noNumber"),
              invoice.planName?.[currentLanguage()],
              formatDay(invoice.createdAt),
              invoice.refundedAmount > 0 &&
                t("ownerMoney.refundedPart", { amount: formatMoney(invoice.refundedAmount, invoice.currency) }),
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
          {invoice.hostedUrl && (
            <span className={place.more}>
              <Anchor href={invoice.hostedUrl} target="_blank" rel="noreferrer">
                {t("ownerMoney.openInvoice")}
              </Anchor>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
