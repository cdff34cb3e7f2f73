import { KeyboardIcon } from "@phosphor-icons/react/Keyboard";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../lib/use-keys.ts";

const keys = [
  ["j", "down"],
  ["k", "up"],
  ["↵", "enter"],
  ["g", "queue"],
  ["↵", "send"],
  ["⇧ ↵", "line"],
  ["a", "approve"],
  ["e", "edit"],
  ["r", "reject"],
  ["?", "help"],
] as const;

/** What the keyboard does on the vets' pages; `?` shows and hides it. */
export function Shortcuts() {
  const { t } = useTranslation("app");
  const dialog = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const toggle = useCallback(() => {
    if (dialog.current?.open) dialog.current.close();
    else dialog.current?.showModal();
  }, []);
  useKeys({ "?": toggle, g: () => void navigate({ to: "/vet" }) });
  return (
    <>
      <button type="button" className="pref pref-icon wide" aria-label={t("keys.open")} title={t("keys.open")} onClick={toggle}>
        <KeyboardIcon size={26} aria-hidden />
      </button>
      <dialog ref={dialog} className="shortcuts" aria-labelledby="shortcuts-title">
        <h2 id="shortcuts-title">{t("keys.title")}</h2>
        <dl>
          {keys.map(([key, what]) => (
            <div key={what}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`keys.${what}`)}</dd>
            </div>
          ))}
        </dl>
        <button type="button" className="action action-quiet" onClick={toggle}>
          {t("keys.close")}
        </button>
      </dialog>
    </>
  );
}
