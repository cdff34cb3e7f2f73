import { Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lookupOf } from "../../../lib/lookup.ts";
import { useFindPayments } from "../../payments/api.ts";
import { useFindSessions } from "../../sessions/api.ts";
import { useFindSubscriptions } from "../../subscriptions/api.ts";
import { gather, type Found } from "./gather.ts";
import { OwnerSummary } from "./OwnerSummary.tsx";
import { Paid } from "./Paid.tsx";
import classes from "./QuickFind.module.css";

/**
 * ⌘K: the e-mail is typed, and that person's money and consults stand below it; arrows choose among several. The number of a
 * payment, refund or invoice finds that payment.
 */
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
  const [words] = useDebouncedValue(text.trim(), 150);
  const { email = "", reference } = lookupOf(words);
  const subscriptions = useFindSubscriptions(email);
  const sessions = useFindSessions(email);
  const payments = useFindPayments(words);
  const asked = words.length > 1;
  const paid = asked ? (payments.data?.items ?? []) : [];
  const people = asked && !reference ? gather(subscriptions.data?.items ?? [], sessions.data?.items ?? [], paid) : [];
  const current = people[Math.min(chosen, people.length - 1)];
  const searching = asked && [subscriptions, sessions, payments].some((query) => query.isFetching);

  const open = async (person: Found | undefined) => {
    const payment = reference ? paid[0] : undefined;
    if (!person && !payment) return;
    onClose();
    await navigate(person ? { to: `/ui/owners/${person.id}` } : { to: "/ui/payments", search: { open: payment?.id } });
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
            : reference && paid[0]
              ? t("find.enterPayment")
              : searching
                ? t("find.searching")
                : reference
                  ? t("find.nonePayment", { reference })
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
          {current.payments.length > 0 && (
            <>
              <h3 className={classes.heading}>{t("ownerMoney.payments")}</h3>
              <Paid payments={current.payments} onFollow={onClose} />
            </>
          )}
        </div>
      )}
      {reference && paid.length > 0 && (
        <div className={classes.found} data-testid="find-payment" aria-busy={searching}>
          <p className={classes.whose}>{paid[0]?.email}</p>
          <Paid payments={paid} onFollow={onClose} />
        </div>
      )}
    </>
  );
}
