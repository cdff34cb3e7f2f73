/** The mark: a speech bubble with ears. */
export const Mark = () => <img className="mark" src="/mark.svg" alt="" width="34" height="34" />;
