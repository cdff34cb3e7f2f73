/** While the owner types, what the next page needs is on its way. */
export async function warmUp(): Promise<void> {
  await Promise.all([
    import("../../lib/auth.ts").then(({ auth }) => auth()),
    import("../../app/Shell.tsx"),
    import("../accounts/SignPage.tsx"),
  ]).catch(() => {
    // Only a head start: the next page loads them itself and says what is wrong.
  });
}
