import { InfoIcon } from "@phosphor-icons/react/Info";

/** Back from the payment page without having paid: said plainly, and nothing is lost. */
export function Canceled({ text }: { text: string }) {
  if (new URLSearchParams(location.search).get("checkout") !== "canceled") return null;
  return (
    <div className="note" role="status" data-testid="checkout-canceled">
      <InfoIcon size={26} aria-hidden />
      <p>{text}</p>
    </div>
  );
}
