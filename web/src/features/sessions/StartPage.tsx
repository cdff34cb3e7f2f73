import { Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, client } from "../../lib/api.ts";
import { queryClient } from "../../lib/query-client.ts";
import { clearDraft, draft } from "../../lib/draft.ts";
import { leaveForSignIn } from "../../lib/leave-for-sign-in.ts";
import { language } from "../../lib/preferences.ts";
import { reasonOf } from "../../lib/reason-of.ts";
import { perTab, wordsKey } from "../../lib/storage.ts";
import { Failed } from "../../ui/Failed.tsx";
import { Pending } from "../../app/Pending.tsx";

/** Between the button and the room: starts the consult of the draft, exactly once, and goes on. */
export function StartPage() {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const began = useRef(false);

  const toRoom = useCallback((id: string) => navigate({ to: "/app/consults/$id", params: { id }, replace: true }), [navigate]);
  const start = useCallback(async () => {
    setError(null);
    const { text, requestId, wanted } = draft.get();
    // Back or reload after the start: the home page knows the way to the open consult.
    if (!wanted) return navigate({ to: "/app", replace: true });
    try {
      const { session, created } = await client.sessions.start.mutate({
        type: "chat",
        text,
        language: language.get(),
        clientRequestId: requestId,
      });
      void queryClient.invalidateQueries({ queryKey: api.me.pathKey() });
      void queryClient.invalidateQueries({ queryKey: api.subscriptions.pathKey() });
      // A consult was open already: what was typed now is put into its field, one press from being sent.
      if (!created && text.trim() !== "" && text.trim() !== session.text) perTab.write(wordsKey(session.id), text.trim());
      await toRoom(session.id);
      clearDraft();
    } catch (refusal) {
      // The words are kept: after signing in the same start goes on.
      if (reasonOf(refusal).reason === "unauthenticated") leaveForSignIn();
      else setError(refusal);
    }
  }, [navigate, toRoom]);

  useEffect(() => {
    if (began.current) return;
    began.current = true;
    void start();
  }, [start]);

  if (!error) {
    return (
      <div className="page page-narrow" role="status">
        <h1>{t("start.title")}</h1>
        <p className="muted">{t("start.text")}</p>
        <Pending />
      </div>
    );
  }
  const { reason, details } = reasonOf(error);
  const other = reason === "session_already_live" && typeof details["sessionId"] === "string" ? details["sessionId"] : null;
  return (
    <div className="page page-narrow">
      <Failed error={error} title={t("start.failed")} {...(other ? {} : { retry: () => void start() })} />
      {other && (
        <Link className="action" to="/app/consults/$id" params={{ id: other }}>
          {t("start.anyway")}
        </Link>
      )}
    </div>
  );
}
