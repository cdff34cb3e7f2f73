/** What a `Retry-After` header asks for, in milliseconds: seconds or a date; null without one. Source: RFC 9110, 10.2.3. */
export function retryAfter(headers: Headers | undefined): number | null {
  const header = headers?.get("retry-after");
  if (!header) return null;
  const seconds = Number(header);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}
