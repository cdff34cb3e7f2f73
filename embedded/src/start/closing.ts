/** Things to stop, the last started first. A failure or a hang of one does not keep the others open. */
export class Closing {
  #steps: { name: string; close: () => Promise<unknown> | void; patience: number }[] = [];
  #done: Promise<void> | undefined;

  /** `patience` is in milliseconds. */
  add(name: string, close: () => Promise<unknown> | void, patience = 2000): void {
    this.#steps.push({ name, close, patience });
  }

  run(): Promise<void> {
    return (this.#done ??= this.#run());
  }

  async #run(): Promise<void> {
    for (const { name, close, patience } of this.#steps.toReversed()) {
      try {
        await Promise.race([close(), late(name, patience)]);
      } catch (error) {
        console.error(`Stopping ${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}

function late(name: string, milliseconds: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`${name} did not stop within ${milliseconds} ms`)), milliseconds).unref();
  });
}
