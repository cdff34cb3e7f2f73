/** Where the site goes on after paying, or after thinking better of it. */
export function sitePaths(purchaseId: string | null, sessionId: string | undefined): { success: string; cancel: string } {
  const query = new URLSearchParams({ ...(purchaseId && { purchase: purchaseId }), ...(sessionId && { session: sessionId }) });
  return {
    success: `/app/checkout/done${query.size > 0 ? `?${query.toString()}` : ""}`,
    cancel: sessionId ? `/app/consults/${sessionId}` : "/app/billing",
  };
}
