import { Button, TextInput } from "@mantine/core";
import type { CareContent } from "@callavet/shared/contract/care.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "../../ui/Failed.tsx";
import { useCareChanges } from "./api.ts";
import { CareFieldset } from "./CareFieldset.tsx";
import { type CareFields, keepEdits, toContent, toFields } from "./fields.ts";

interface Props {
  sessionId: string;
  language: string;
  start: CareContent | CareFields;
  /** There is an approved version: a note must say why there is another. */
  again?: boolean;
  onDone?: () => void;
}

const isContent = (start: CareContent | CareFields): start is CareContent => Array.isArray(start.plan);

/** The vet's own words for the owner: where no draft came, where it was rejected, or as a new version. */
export function WriteCare({ sessionId, language, start, again = false, onDone }: Props) {
  const { t } = useTranslation("app");
  const [fields, setFields] = useState<CareFields>(() => (isContent(start) ? toFields(start) : start));
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState<keyof CareFields | "note" | null>(null);
  const { write, busy, error } = useCareChanges(sessionId);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const read = toContent(fields);
    if ("wrong" in read) return setWrong(read.wrong);
    if (again && note.trim() === "") return setWrong("note");
    setWrong(null);
    write.mutate(
      { sessionId, content: read.content, ...(again && { note: note.trim() }) },
      {
        onSuccess() {
          keepEdits(sessionId, null);
          onDone?.();
        },
      },
    );
  };
  return (
    <form className="care-edit" noValidate onSubmit={send} data-testid="care-form">
      <CareFieldset
        fields={fields}
        wrong={wrong === "note" ? null : wrong}
        language={language}
        onChange={(next) => {
          setFields(next);
          keepEdits(sessionId, next);
        }}
      />
      {again && (
        <TextInput
          label={t("care.note")}
          description={t("care.noteHint")}
          value={note}
          maxLength={1000}
          error={wrong === "note" && t("care.noteMissing")}
          onChange={({ target }) => setNote(target.value)}
          data-testid="care-note"
        />
      )}
      {error && <Refused error={error} />}
      <div className="end-buttons">
        <Button type="submit" loading={busy} data-testid="care-send">
          {t(again ? "care.sendAgain" : "care.send")}
        </Button>
        {onDone && (
          <button type="button" className="link-button" onClick={onDone}>
            {t("care.ask.back")}
          </button>
        )}
      </div>
    </form>
  );
}
