import { CheckCircleIcon } from "@phosphor-icons/react/CheckCircle";
import { CircleDashedIcon } from "@phosphor-icons/react/CircleDashed";
import "./steps.css";

/** What is done already and what is still on its way, told as it happens. */
export function Steps({ steps }: { steps: { text: string; done: boolean }[] }) {
  return (
    <ol className="progress" aria-live="polite" data-testid="checkout-progress">
      {steps.map(({ text, done }) => (
        <li key={text} data-done={done || undefined}>
          {done ? <CheckCircleIcon size={32} weight="fill" aria-hidden /> : <CircleDashedIcon size={32} aria-hidden />}
          {text}
        </li>
      ))}
    </ol>
  );
}
