import { Button } from "@mantine/core";
import { ChatsCircleIcon } from "@phosphor-icons/react/ChatsCircle";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { useSessions } from "./api.ts";
import { SessionRow } from "./SessionRow.tsx";

export function ConsultsPage() {
  const { t } = useTranslation("app");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useSessions();
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <h1>{t("consults.title")}</h1>
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Rows count={4} />)}
      {data && items.length === 0 && (
        <Empty
          icon={<ChatsCircleIcon size={56} weight="light" aria-hidden />}
          title={t("consults.empty")}
          text={t("consults.emptyText")}
        >
          <Link className="action" to="/app">
            {t("consults.first")}
          </Link>
        </Empty>
      )}
      <ul className="list">
        {items.map((session) => (
          <SessionRow key={session.id} session={session} to="/app/consults/$id" />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("consults.more")}
        </Button>
      )}
    </div>
  );
}
