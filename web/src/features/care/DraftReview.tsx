import { Button } from "@mantine/core";
import { type CareContent, type CareDraft, EXTRACTIVE } from "@callavet/shared/contract/care.ts";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/use-keys.ts";
import { Refused } from "../../ui/Failed.tsx";
import { useCareChanges } from "./api.ts";
import { Ask } from "./Ask.tsx";
import { CareFieldset } from "./CareFieldset.tsx";
import { CareText } from "./CareText.tsx";
import { type CareFields, keepEdits, readEdits, toContent, toFields } from "./fields.ts";

interface Props {
  sessionId: string;
  draft: CareDraft;
  content: CareContent;
}

/** A draft to decide on: A asks to approve it, E edits in place, R asks to reject it; nothing goes out by one key alone. */
export function DraftReview({ sessionId, draft, content }: Props) {
  const { t } = useTranslation("app");
  const [edits, setEdits] = useState<CareFields | null>(() => readEdits(sessionId));
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState<"approve" | "reject" | null>(null);
  const [wrong, setWrong] = useState<keyof CareFields | null>(null);
  const { decide, busy, error } = useCareChanges(sessionId);
  const edited = edits ? toContent(edits) : null;
  const shown = edited && "content" in edited ? edited.content : content;

  const change = (fields: CareFields) => {
    setEdits(fields);
    keepEdits(sessionId, fields);
    setWrong(null);
  };
  const askToApprove = () => {
    if (edited && "wrong" in edited) {
      setWrong(edited.wrong);
      setEditing(true);
      return;
    }
    setEditing(false);
    setAsking("approve");
  };
  const settle = (decision: "approve" | "reject") =>
    decide.mutate(
      { draftId: draft.id, decision, ...(decision === "approve" && { content: shown }) },
      { onSuccess: () => decision === "approve" && keepEdits(sessionId, null) },
    );
  useKeys({
    a: () => !editing && askToApprove(),
    r: () => !editing && setAsking("reject"),
    e: (event) => {
      if (editing || asking) return;
      event.preventDefault();
      setEditing(true);
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") setEditing(false);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) askToApprove();
  };

  return (
    <>
      <p className="care-origin" data-testid="care-origin">
        {draft.model === EXTRACTIVE ? t("care.extractive") : t("care.model", { model: draft.model })} {t("care.unseen")}
      </p>
      {editing ? (
        <div className="care-edit" onKeyDown={onKeyDown}>
          <CareFieldset fields={edits ?? toFields(content)} wrong={wrong} onChange={change} language={draft.language} />
        </div>
      ) : (
        <CareText content={shown} language={draft.language} />
      )}
      {error && <Refused error={error} />}
      {asking ? (
        <Ask kind={asking} busy={busy} yes={() => settle(asking)} no={() => setAsking(null)} />
      ) : (
        <div className="end-buttons">
          <Button onClick={askToApprove} aria-keyshortcuts="a" data-testid="care-approve">
            {t("care.approve")}
          </Button>
          <Button variant="default" onClick={() => setEditing(!editing)} aria-keyshortcuts="e" data-testid="care-edit">
            {t(editing ? "care.read" : "care.edit")}
          </Button>
          <button
            type="button"
            className="link-button"
            onClick={() => setAsking("reject")}
            aria-keyshortcuts="r"
            data-testid="care-reject"
          >
            {t("care.reject")}
          </button>
        </div>
      )}
      <p className="care-keys wide">{t(editing ? "care.keysEditing" : "care.keys")}</p>
    </>
  );
}
