import { ChatsCircleIcon } from "@phosphor-icons/react/ChatsCircle";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "../../ui/Empty.tsx";
import { Paged } from "../../ui/Paged.tsx";
import { useSessions } from "./api.ts";
import { SessionRow } from "./SessionRow.tsx";

export function ConsultsPage() {
  const { t } = useTranslation("app");
  return (
    <div className="page">
      <h1>{t("consults.title")}</h1>
      <Paged
        query={useSessions()}
        waiting={{ count: 4 }}
        empty={
          <Empty
            icon={<ChatsCircleIcon size={56} weight="light" aria-hidden />}
            title={t("consults.empty")}
            text={t("consults.emptyText")}
          >
            <Link className="action" to="/app">
              {t("consults.first")}
            </Link>
          </Empty>
        }
        more={t("consults.more")}
        renderRow={(session) => <SessionRow key={session.id} session={session} to="/app/consults/$id" />}
      />
    </div>
  );
}
