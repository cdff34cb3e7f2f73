interface Question {
  id: number;
  name: string;
  data: unknown;
}

/** The child's side of `startChild`: a function for each name. */
export function answers(functions: Record<string, (data: never) => unknown>): void {
  process.on("message", (message) => {
    const { id, name, data } = message as Question;
    const reply = (answer: object) => void process.send?.({ id, ...answer });
    const work = async () => functions[name]?.(data as never);
    work().then(
      (result) => reply({ result }),
      (error: unknown) => reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
