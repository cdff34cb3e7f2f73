import type { SessionListItem } from "@callavet/shared/contract/sessions.ts";
import { CoffeeIcon } from "@phosphor-icons/react/Coffee";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/use-keys.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Failed, Refused } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { isLive, useClaim, useMe, useQueue, useRecent } from "./api.ts";
import { QueueRow } from "./QueueRow.tsx";
import { SessionRow } from "./SessionRow.tsx";
import "./queue.css";

/** Whom one is talking to comes first, then what is to be approved. */
const waitsForMe = (session: SessionListItem): number => (isLive(session) ? 2 : session.care === "draft" ? 1 : 0);

/** Who waits, most urgent and longest first; one press opens the case. */
export function QueuePage() {
  const { t } = useTranslation("app");
  const { data, error, refetch } = useQueue();
  const { data: me } = useMe();
  const recent = useRecent(10);
  const claim = useClaim();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const items = data?.items ?? [];
  const mine = recent.data?.items.filter(({ vetId }) => vetId === me?.id) ?? [];

  const take = (sessionId: string) => {
    if (claim.isPending) return;
    claim.mutate({ sessionId }, { onSuccess: () => void navigate({ to: "/vet/consults/$id", params: { id: sessionId } }) });
  };
  const move = (by: number) => {
    const at = items.findIndex(({ id }) => id === chosen);
    const next = items[Math.max(0, Math.min(items.length - 1, at === -1 ? 0 : at + by))];
    if (!next) return;
    setChosen(next.id);
    document.getElementById(`waiting-${next.id}`)?.scrollIntoView({ block: "nearest" });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: (event) => {
      if (!chosen || (event.target instanceof HTMLElement && event.target.closest("a, button, summary"))) return;
      take(chosen);
    },
  });

  return (
    <div className="page queue-page">
      <header className="page-head">
        <h1>{t("queue.title")}</h1>
        {data && items.length > 0 && (
          <p className="muted" role="status">
            {t("queue.count", { count: items.length })}
          </p>
        )}
      </header>
      {claim.error && <Refused error={claim.error} />}
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Rows count={3} height={128} />)}
      {data && items.length === 0 && (
        <Empty icon={<CoffeeIcon size={56} weight="light" aria-hidden />} title={t("queue.empty")} text={t("queue.emptyText")} />
      )}
      <ol className="queue">
        {items.map((item, i) => (
          <QueueRow
            key={item.id}
            item={item}
            chosen={item.id === chosen}
            next={chosen ? item.id === chosen : i === 0}
            busy={claim.isPending && claim.variables.sessionId === item.id}
            onClaim={() => take(item.id)}
          />
        ))}
      </ol>
      <section>
        <h2>{t("queue.recent")}</h2>
        {!recent.data && !recent.error && <Rows count={2} />}
        {recent.data && mine.length === 0 && <p className="muted">{t("queue.noRecent")}</p>}
        <ul className="list">
          {mine
            .toSorted((a, b) => waitsForMe(b) - waitsForMe(a))
            .map((session) => (
              <SessionRow key={session.id} session={session} to="/vet/consults/$id" />
            ))}
        </ul>
      </section>
    </div>
  );
}
