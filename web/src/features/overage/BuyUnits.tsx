import { ActionIcon, Button } from "@mantine/core";
import { MinusIcon } from "@phosphor-icons/react/Minus";
import { PlusIcon } from "@phosphor-icons/react/Plus";
import type { OverageItem } from "@callavet/shared/contract/overage.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { both, money } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Failed, Refused } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { useBuy, useItems } from "./api.ts";

const MOST = 20;

/** Single consults, bought ahead: which, how many, and what they cost in all before anything is pressed. */
export function BuyUnits() {
  const { t } = useTranslation("app");
  const { data, error, refetch } = useItems();
  return (
    <section data-testid="buy-units">
      <header className="section-head">
        <h2>{t("buy.title")}</h2>
        <p className="muted">{t("buy.text")}</p>
      </header>
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Rows count={1} height={180} />)}
      {data && (data.items.length === 0 ? <p className="muted">{t("buy.none")}</p> : <Form items={data.items} />)}
    </section>
  );
}

function Form({ items }: { items: OverageItem[] }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const [code, setCode] = useState(items[0]?.code);
  const [count, setCount] = useState(1);
  const { buy, busy, error } = useBuy(null);
  const item = items.find((one) => one.code === code) ?? items[0];
  if (!item) return null;
  const price = money(item.amount * count, item.currency, tongue);
  const send = (event: FormEvent) => {
    event.preventDefault();
    buy(item.code, count);
  };
  return (
    <form className="buy" onSubmit={send}>
      <fieldset className="choices choices-two">
        <legend className="sr-only">{t("buy.what")}</legend>
        {items.map((one) => (
          <label key={one.code} className="choice">
            <input
              type="radio"
              name="item"
              checked={one.code === item.code}
              onChange={() => setCode(one.code)}
              data-testid={`item-${one.code}`}
            />
            <span>
              <strong>{both(one.name, tongue)}</strong>
              <span>{t("buy.each", { price: money(one.amount, one.currency, tongue) })}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="buy-foot">
        <div className="stepper" role="group" aria-label={t("buy.howMany")}>
          <ActionIcon
            variant="default"
            size="xl"
            aria-label={t("buy.less")}
            disabled={count <= 1}
            onClick={() => setCount(count - 1)}
            data-testid="buy-less"
          >
            <MinusIcon size={20} aria-hidden />
          </ActionIcon>
          <output aria-live="polite">{count}</output>
          <ActionIcon
            variant="default"
            size="xl"
            aria-label={t("buy.more")}
            disabled={count >= MOST}
            onClick={() => setCount(count + 1)}
            data-testid="buy-more"
          >
            <PlusIcon size={20} aria-hidden />
          </ActionIcon>
        </div>
        <Button type="submit" variant="default" loading={busy} data-testid="buy-submit">
          {t("buy.pay", { count: count * item.units, price })}
        </Button>
      </div>
      {error && <Refused error={error} />}
    </form>
  );
}
