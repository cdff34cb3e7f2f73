import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { formatDay, formatMoney } from "../../../lib/format.ts";
import { KnownStatus } from "../../../ui/KnownStatus.tsx";
import { Line, Lines } from "../../../ui/Lines.tsx";
import place from "../../../ui/place.module.css";
import type { Tone } from "../../../ui/Status.tsx";
import type { OwnerMoney } from "../api.ts";
import { refundedPart } from "./refunded-part.ts";

type Invoice = OwnerMoney["invoices"][number];
const tones = {
  draft: "quiet",
  open: "attention",
  paid: "good",
  uncollectible: "danger",
  void: "quiet",
} satisfies Record<string, Tone>;

export function Invoices({ invoices }: { invoices: Invoice[] }) {
  const { t } = useTranslation();
  return (
    <Lines
      items={invoices}
      none={t("ownerMoney.noInvoices")}
      renderLine={(invoice) => (
        <Line
          key={invoice.id}
          testId="owner-invoice"
          title={formatMoney(invoice.total, invoice.currency)}
          state={<KnownStatus status={invoice.status} tones={tones} name={(known) => t(`ownerMoney.invoiceStatus.${known}`)} />}
          more={[
            invoice.number ?? t("ownerMoney.noNumber"),
            invoice.planName?.[currentLanguage()],
            formatDay(invoice.createdAt),
            refundedPart(invoice, t),
          ]}
        >
          {invoice.hostedUrl && (
            <span className={place.more}>
              <Anchor href={invoice.hostedUrl} target="_blank" rel="noreferrer">
                {t("ownerMoney.openInvoice")}
              </Anchor>
            </span>
          )}
        </Line>
      )}
    />
  );
}
