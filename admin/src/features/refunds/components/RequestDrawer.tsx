import { useTranslation } from "react-i18next";
import { AppLink } from "../../../ui/AppLink.tsx";
import { formatMoment, formatMoney } from "../../../lib/format.ts";
import type { Opened } from "../../../lib/list-search.ts";
import { DetailDrawer, DrawerSection } from "../../../ui/DetailDrawer.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import { Found } from "../../../ui/Found.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import place from "../../../ui/place.module.css";
import { useRefundRequest, type AdminRefundRequest } from "../api.ts";
import { aboutOf } from "./about.ts";
import { DecisionForm } from "./DecisionForm.tsx";
import { RequestStatus } from "./RequestStatus.tsx";

export function RequestDrawer({ id, row, onClose }: Opened<AdminRefundRequest>) {
  const { t } = useTranslation();
  const query = useRefundRequest(id, row);
  const request = query.data?.items[0];
  return (
    <DetailDrawer
      opened={Boolean(id)}
      onClose={onClose}
      title={request ? aboutOf(request, t) : t("requests.title")}
      subtitle={request?.email}
    >
      <Found query={query} gone={<Notice title={t("requests.goneTitle")} text={t("requests.goneText")} />}>
        {(found) => <RequestDetails key={found.id} request={found} />}
      </Found>
    </DetailDrawer>
  );
}

function RequestDetails({ request }: { request: AdminRefundRequest }) {
  const { t } = useTranslation();
  const { currency, refundable, paymentId, sessionId } = request;
  return (
    <>
      <DrawerSection title={t("requests.words")}>
        <p className={place.words}>{request.text}</p>
      </DrawerSection>
      <DrawerSection>
        <Facts
          items={[
            [t("list.status"), <RequestStatus key="s" status={request.status} />],
            [t("requests.created"), formatMoment(request.createdAt)],
            [t("sessions.paidBy"), request.paidBy ? t(`paidBy.${request.paidBy}`) : null],
            [
              t("payments.left"),
              refundable !== null && currency ? formatMoney(refundable, currency) : paymentId ? null : t("requests.noPayment"),
            ],
            [
              t("requests.payment"),
              paymentId && (
                <AppLink key="p" to="/ui/payments" search={{ open: paymentId }}>
                  {t("requests.openPayment")}
                </AppLink>
              ),
            ],
            [
              t("requests.about"),
              sessionId && (
                <AppLink key="c" to="/ui/sessions" search={{ open: sessionId }}>
                  {t("requests.openConsult")}
                </AppLink>
              ),
            ],
          ]}
        />
      </DrawerSection>
      {request.status === "open" ? (
        <DrawerSection title={t("requests.decide")}>
          <DecisionForm request={request} />
        </DrawerSection>
      ) : (
        <DrawerSection title={t("requests.answered")}>
          {request.answer ? (
            <p className={place.words}>{request.answer}</p>
          ) : (
            <p className={place.none}>{t("requests.noAnswer")}</p>
          )}
          <Facts items={[[t("requests.decided"), request.decidedAt ? formatMoment(request.decidedAt) : null]]} />
        </DrawerSection>
      )}
      <AppLink to="/ui/owners/$ownerId" params={{ ownerId: request.userId }}>
        {t("subscriptions.owned")}
      </AppLink>
    </>
  );
}
