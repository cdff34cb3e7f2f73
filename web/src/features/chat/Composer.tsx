import { PaperPlaneRightIcon } from "@phosphor-icons/react/PaperPlaneRight";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { perTab, wordsKey } from "../../lib/storage.ts";
import type { ChatRoom } from "./room.ts";

interface Props {
  room: ChatRoom;
  sessionId: string;
  label: string;
  autoFocus?: boolean;
}

/** As in the contract; written again here because reading it would bring the schema library along. */
const MAX_BODY = 8000;
const TYPING_EVERY_MS = 3000;

/** The field to write in. What is half written is kept per tab, so that a reload loses none of it. */
export function Composer({ room, sessionId, label, autoFocus = false }: Props) {
  const { t } = useTranslation("app");
  const key = wordsKey(sessionId);
  const [text, setText] = useState(() => perTab.read(key) ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  const toldTyping = useRef(0);
  const tooLong = text.trim().length > MAX_BODY;

  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);

  const change = (next: string) => {
    setText(next);
    perTab.write(key, next || null);
    if (next.trim() === "" || Date.now() - toldTyping.current < TYPING_EVERY_MS) return;
    toldTyping.current = Date.now();
    room.tellTyping(true);
  };

  const send = () => {
    const body = text.trim();
    if (body === "" || tooLong) return field.current?.focus();
    room.send(body);
    setText("");
    perTab.write(key, null);
    toldTyping.current = 0;
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes a word, Enter accepts the word.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {tooLong && (
        <p className="refused" role="alert">
          {t("chat.tooLong", { max: MAX_BODY })}
        </p>
      )}
      <div className="composer-row">
        <textarea
          ref={field}
          rows={1}
          aria-label={label}
          placeholder={label}
          value={text}
          enterKeyHint="send"
          onChange={({ target }) => change(target.value)}
          onKeyDown={onKeyDown}
          data-testid="chat-input"
        />
        <button
          type="submit"
          className="composer-send"
          aria-label={t("chat.send")}
          title={t("chat.hint")}
          data-testid="chat-send"
        >
          <PaperPlaneRightIcon size={26} weight="fill" aria-hidden />
        </button>
      </div>
    </form>
  );
}
