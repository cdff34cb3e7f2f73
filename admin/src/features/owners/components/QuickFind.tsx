import { Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFindSessions, type AdminSession } from "../../sessions/api.ts";
import { useFindSubscriptions, type AdminSubscription } from "../../subscriptions/api.ts";
import { OwnerSummary } from "./OwnerSummary.tsx";
import classes from "./QuickFind.module.css";

interface Person {
  id: string;
  email: string;
  subscriptions: AdminSubscription[];
  sessions: AdminSession[];
}

/** The rows of both lists, gathered by whose they are. */
function gather(subscriptions: AdminSubscription[], sessions: AdminSession[]): Person[] {
  const people = new Map<string, Person>();
  const person = (id: string, email: string) => {
    const known = people.get(id) ?? { id, email, subscriptions: [], sessions: [] };
    people.set(id, known);
    return known;
  };
  for (const row of subscriptions) person(row.userId, row.email).subscriptions.push(row);
  for (const row of sessions) person(row.ownerId, row.ownerEmail).sessions.push(row);
  return [...people.values()].sort((a, b) => a.email.localeCompare(b.email));
}

/** ⌘K: the e-mail is typed, and that person's money and consults stand below it; arrows choose among several. */
export function QuickFind({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("find.title")}
      size="lg"
      yOffset="8vh"
      transitionProps={{ duration: 100 }}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Find onClose={onClose} />
    </Modal>
  );
}

function Find({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const [email] = useDebouncedValue(text.trim(), 150);
  const subscriptions = useFindSubscriptions(email);
  const sessions = useFindSessions(email);
  const asked = email.length > 1;
  const people = asked ? gather(subscriptions.data?.items ?? [], sessions.data?.items ?? []) : [];
  const current = people[Math.min(chosen, people.length - 1)];
  const searching = asked && (subscriptions.isFetching || sessions.isFetching);

  const open = async (person: Person | undefined) => {
    if (!person) return;
    onClose();
    await navigate({ to: `/ui/owners/${person.id}` });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "Enter") void open(current);
    else if (event.key === "ArrowDown") setChosen((now) => Math.min(now + 1, people.length - 1));
    else if (event.key === "ArrowUp") setChosen((now) => Math.max(now - 1, 0));
    else return;
    event.preventDefault();
  };

  return (
    <>
      <TextInput
        data-autofocus
        className={classes.field}
        data-testid="find-email"
        aria-label={t("find.placeholder")}
        placeholder={t("find.placeholder")}
        type="search"
        size="md"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p className={classes.hint} role="status">
        {!asked
          ? t("find.hint")
          : current
            ? t("find.enter", { email: current.email })
            : searching
              ? t("find.searching")
              : t("find.none", { email })}
      </p>
      {people.length > 1 && (
        <ul className={classes.people} aria-label={t("find.people")}>
          {people.map((person, i) => (
            <li key={person.id}>
              <button
                type="button"
                className={classes.person}
                aria-current={person === current}
                onFocus={() => setChosen(i)}
                onClick={() => void open(person)}
              >
                {person.email}
              </button>
            </li>
          ))}
        </ul>
      )}
      {current && (
        <div className={classes.found} data-testid="find-result" aria-busy={searching}>
          <OwnerSummary subscriptions={current.subscriptions} sessions={current.sessions} />
        </div>
      )}
    </>
  );
}
