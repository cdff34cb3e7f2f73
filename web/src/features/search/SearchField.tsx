import { MagnifyingGlassIcon } from "@phosphor-icons/react/MagnifyingGlass";
import { XIcon } from "@phosphor-icons/react/X";
import { useId, type KeyboardEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  onText: (text: string) => void;
  label: string;
  placeholder: string;
  onDown: () => void;
  onEnter: () => void;
}

/** The words that are looked for. Results come by themselves; Enter opens the first. */
export function SearchField({ field, text, onText, label, placeholder, onDown, onEnter }: Props) {
  const { t } = useTranslation("help");
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const act = { ArrowDown: onDown, Enter: onEnter, Escape: text ? () => onText("") : () => field.current?.blur() }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <search className="search-field">
      <label htmlFor={id}>{label}</label>
      <div>
        <MagnifyingGlassIcon size={24} aria-hidden />
        <input
          ref={field}
          id={id}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={600}
          placeholder={placeholder}
          value={text}
          onChange={({ target }) => onText(target.value)}
          onKeyDown={onKeyDown}
          aria-describedby={`${id}-keys`}
          data-testid="search-text"
        />
        {text && (
          <button
            type="button"
            aria-label={t("search.clear")}
            onClick={() => {
              onText("");
              field.current?.focus();
            }}
          >
            <XIcon size={22} aria-hidden />
          </button>
        )}
      </div>
      <p id={`${id}-keys`} className="search-keys">
        {t("search.keys")}
      </p>
    </search>
  );
}
