import { ChatCircleTextIcon } from "@phosphor-icons/react/ChatCircleText";
import { HeartbeatIcon } from "@phosphor-icons/react/Heartbeat";
import { ListNumbersIcon } from "@phosphor-icons/react/ListNumbers";
import { ReceiptIcon } from "@phosphor-icons/react/Receipt";
import { useTranslation } from "react-i18next";

const steps = [
  { key: "read", Icon: HeartbeatIcon },
  { key: "queue", Icon: ListNumbersIcon },
  { key: "vet", Icon: ChatCircleTextIcon },
  { key: "receipt", Icon: ReceiptIcon },
] as const;

/** The four things that happen, beside a consult as it looks. */
export function How() {
  const { t } = useTranslation();
  return (
    <section className="band how">
      <h2>{t("how.title")}</h2>
      <ol className="steps">
        {steps.map(({ key, Icon }) => (
          <li key={key}>
            <Icon size={40} weight="light" aria-hidden />
            <h3>{t(`how.${key}`)}</h3>
            <p>{t(`how.${key}Text`)}</p>
          </li>
        ))}
      </ol>
      <figure className="example">
        <figcaption>{t("example.caption")}</figcaption>
        <div className="example-log">
          <p className="mine">{t("example.owner")}</p>
          <p>{t("example.vet")}</p>
          <p className="mine">{t("example.owner2")}</p>
          <p>{t("example.vet2")}</p>
        </div>
        <div className="example-receipt">
          <strong>{t("example.receipt")}</strong>
          <span>{t("example.paid")}</span>
          <span>{t("example.left")}</span>
          <span>{t("example.nobody")}</span>
        </div>
      </figure>
    </section>
  );
}
