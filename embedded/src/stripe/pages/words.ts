/** The languages of the hosted pages. */
export type Lang = "es" | "en";

const es = {
  standIn: "Pago de prueba.",
  standInMore: "Este es un sustituto local de Stripe: aquí no se mueve dinero ni hace falta una tarjeta real.",
  back: "Volver sin pagar",
  subscribe: "Suscripción a",
  totalToday: "Total hoy",
  payWith: "Pagar con tarjeta",
  email: "Correo electrónico",
  number: "Número de tarjeta",
  expiry: "Vencimiento",
  cvc: "CVC",
  name: "Nombre del titular",
  pay: "Pagar",
  paying: "Pagando…",
  renews: "Se renueva al mismo precio hasta que usted la cancele.",
  testCards: "Otras tarjetas de prueba",
  worksCard: "se paga",
  declineCard: "el banco la rechaza",
  poorCard: "fondos insuficientes",
  declined: "El banco ha rechazado la tarjeta. No se ha cobrado nada. Pruebe con otra tarjeta.",
  insufficient_funds: "La tarjeta no tiene fondos suficientes. No se ha cobrado nada. Pruebe con otra tarjeta.",
  expired_card: "La tarjeta está vencida. No se ha cobrado nada. Pruebe con otra tarjeta.",
  wrongNumber: "El número de tarjeta no es válido. Revíselo, por favor. No se ha cobrado nada.",
  wrongExpiry: "El vencimiento no es válido o ya pasó. Escríbalo como MM / AA. No se ha cobrado nada.",
  doneTitle: "Este pago ya está hecho",
  doneMore: "No se cobrará otra vez.",
  doneNext: "Continuar",
  expiredTitle: "Esta página de pago ya venció",
  expiredMore: "No se ha cobrado nada. Vuelva y empiece el pago de nuevo.",
  expiredNext: "Volver al sitio",
  unknownTitle: "Esta página de pago no existe",
  unknownMore: "Puede que la dirección esté incompleta. No se ha cobrado nada. Vuelva al sitio y empiece de nuevo.",
  receipt: "Recibo",
  paid: "Pagado",
  open: "Sin pagar",
  date: "Fecha",
  invoice: "Factura",
  card: "Tarjeta",
};

const en: Record<keyof typeof es, string> = {
  standIn: "Test payment.",
  standInMore: "This is a local stand-in for Stripe: no money moves, and no real card is needed.",
  back: "Go back without paying",
  subscribe: "Subscribe to",
  totalToday: "Total due today",
  payWith: "Pay with a card",
  email: "E-mail",
  number: "Card number",
  expiry: "Expiry",
  cvc: "CVC",
  name: "Name on the card",
  pay: "Pay",
  paying: "Paying…",
  renews: "It renews at the same price until you cancel it.",
  testCards: "Other test cards",
  worksCard: "is paid",
  declineCard: "the bank declines it",
  poorCard: "insufficient funds",
  declined: "The bank declined the card. Nothing was charged. Try another card.",
  insufficient_funds: "The card has insufficient funds. Nothing was charged. Try another card.",
  expired_card: "The card has expired. Nothing was charged. Try another card.",
  wrongNumber: "The card number is not valid. Please check it. Nothing was charged.",
  wrongExpiry: "The expiry date is not valid or has passed. Write it as MM / YY. Nothing was charged.",
  doneTitle: "This payment is already done",
  doneMore: "You will not be charged again.",
  doneNext: "Continue",
  expiredTitle: "This payment page has expired",
  expiredMore: "Nothing was charged. Go back and start the payment again.",
  expiredNext: "Back to the site",
  unknownTitle: "This payment page does not exist",
  unknownMore: "The address may be incomplete. Nothing was charged. Go back to the site and start again.",
  receipt: "Receipt",
  paid: "Paid",
  open: "Not paid",
  date: "Date",
  invoice: "Invoice",
  card: "Card",
};

export type Words = typeof es;
export const words: Record<Lang, Words> = { es, en };

/** The session's own language, else the browser's first of ours, else Spanish. */
export function langOf(locale: string | null | undefined, acceptLanguage: string | undefined): Lang {
  const wanted = locale && locale !== "auto" ? locale : (acceptLanguage ?? "");
  const found = wanted
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().slice(0, 2))
    .find((code) => code === "es" || code === "en");
  if (found === "es" || found === "en") return found;
  return wanted === "" ? "es" : "en";
}
