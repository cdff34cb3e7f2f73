import { Button } from "@mantine/core";
import type { QueueItem } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../lib/use-language.ts";
import { useNow } from "../../lib/use-now.ts";
import { SpeciesIcon } from "../../ui/SpeciesIcon.tsx";
import { UrgencyTag } from "../../ui/Tag.tsx";
import { PetFacts } from "../pets/PetFacts.tsx";
import { flags } from "../triage/flags.ts";

interface Props {
  item: QueueItem;
  chosen: boolean;
  /** The one to take next: the lamp is on it. */
  next: boolean;
  busy: boolean;
  onClaim: () => void;
}

export function QueueRow({ item, chosen, next, busy, onClaim }: Props) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const now = useNow(15_000);
  const { pet, urgency, redFlags, text, queuedAt, createdAt, ownerName } = item;
  const minutes = Math.max(0, Math.floor((now - Date.parse(queuedAt ?? createdAt)) / 60_000));
  const waited =
    minutes === 0
      ? t("duration.now")
      : minutes < 60
        ? t("duration.minutes", { count: minutes })
        : t("duration.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const signs = redFlags.flatMap((code) => flags[tongue][code]?.name ?? []);
  return (
    <li
      className="queue-item"
      id={`waiting-${item.id}`}
      aria-current={chosen || undefined}
      data-urgency={urgency}
      data-testid="queue-item"
    >
      <span className="medal">
        <SpeciesIcon species={pet?.species ?? null} />
      </span>
      <div className="queue-text">
        <p className="queue-top">
          <strong>{pet?.name ?? t("queue.noAnimal")}</strong>
          <UrgencyTag urgency={urgency} />
          <span className="muted">
            {minutes === 0 ? waited : t("queue.waits", { time: waited })} · {item.language.toUpperCase()}
          </span>
        </p>
        <p className="muted">{pet ? <PetFacts pet={pet} /> : ownerName}</p>
        <p className="queue-words">{text || t("consults.noText")}</p>
        {signs.length > 0 && <p className="queue-signs">{signs.join(" · ")}</p>}
      </div>
      <Button loading={busy} variant={next ? "filled" : "default"} onClick={onClaim} data-testid="claim">
        {t("queue.claim")}
      </Button>
    </li>
  );
}
