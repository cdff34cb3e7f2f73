import { CheckIcon } from "@phosphor-icons/react/Check";
import { ChecksIcon } from "@phosphor-icons/react/Checks";
import { ClockIcon } from "@phosphor-icons/react/Clock";
import { WarningCircleIcon } from "@phosphor-icons/react/WarningCircle";
import type { Reason } from "@callavet/shared/contract/reasons.ts";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { clock } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import type { DeliveryState } from "./merge.ts";

interface Props {
  body: string;
  at: string;
  seq?: number;
  clientId: string;
  mine: boolean;
  from: string;
  state: DeliveryState;
  refused?: Reason | undefined;
  retry?: () => void;
  discard?: () => void;
}

const icons = { sending: ClockIcon, failed: WarningCircleIcon, sent: CheckIcon, delivered: ChecksIcon, read: ChecksIcon };

/** One message: whose, what, when, and how far it has come. */
export const MessageRow = memo(function MessageRow({
  body,
  at,
  seq,
  clientId,
  mine,
  from,
  state,
  refused,
  retry,
  discard,
}: Props) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const Icon = icons[state];
  return (
    <div
      className="message"
      data-mine={mine || undefined}
      data-testid="message"
      data-seq={seq}
      data-state={state}
      data-client-id={clientId}
    >
      <span className="sr-only">{from}: </span>
      <div className="message-body" data-body>
        {body}
      </div>
      <p className="message-foot">
        <time dateTime={at}>{clock(at, tongue)}</time>
        {mine && (
          <span className="message-state">
            <Icon size={18} aria-hidden />
            {state === "sent" || state === "delivered" ? (
              <span className="sr-only">{t(`chat.${state}`)}</span>
            ) : (
              t(`chat.${state}`)
            )}
          </span>
        )}
      </p>
      {refused && (
        <div className="message-refused" role="alert">
          <p>{t(`reasons.${refused}`)}</p>
          <button type="button" className="link-button" onClick={retry}>
            {t("chat.retry")}
          </button>
          <button type="button" className="link-button" onClick={discard}>
            {t("chat.discard")}
          </button>
        </div>
      )}
    </div>
  );
});
