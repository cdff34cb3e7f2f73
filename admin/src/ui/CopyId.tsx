import { useClipboard } from "@mantine/hooks";
import { Check } from "@phosphor-icons/react/dist/csr/Check";
import { Copy } from "@phosphor-icons/react/dist/csr/Copy";
import { useTranslation } from "react-i18next";
import classes from "./CopyId.module.css";

/** An id that is copied by pressing it: people carry ids to Stripe's dashboard and to the logs. */
export function CopyId({ value }: { value: string }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 1500 });
  return (
    <button type="button" className={classes.id} onClick={() => clipboard.copy(value)} title={t("subscriptions.copy")}>
      <span>{value}</span>
      {clipboard.copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span className={classes.said} role="status">
        {clipboard.copied ? t("subscriptions.copied") : ""}
      </span>
    </button>
  );
}
