/** What somebody looks for: the number of a payment, refund or invoice, or a part of an e-mail address. */
export function lookupOf(text: string | undefined): { reference?: string; email?: string } {
  const words = text?.trim();
  if (!words) return {};
  // Stripe's ids, and its invoice numbers: capitals and digits, a dash, digits.
  const isReference = /^(pi|re|in)_\w+$/.test(words) || /^[A-Z0-9]{2,}(-[A-Z0-9]+)*-\d{2,}$/.test(words);
  return isReference ? { reference: words } : { email: words };
}
