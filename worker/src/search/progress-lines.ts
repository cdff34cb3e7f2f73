import type { Embedder } from "@callavet/shared/node/search/embedder.ts";
import type { ModelProgress } from "../tasks/embed-documents.queries.ts";

/** How far each model is, for a person: the preferred one first. */
export function progressLines(models: ModelProgress[], preferred: Pick<Embedder, "model" | "version">): string[] {
  const isPreferred = ({ model, version }: ModelProgress): boolean => model === preferred.model && version === preferred.version;
  const lines = models
    .toSorted((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)))
    .map((each) => {
      const { model, version, documents, embedded, failed, given_up: givenUp, claimed, oldest_waiting: oldest } = each;
      const percent = documents === 0 ? 100 : Math.floor((embedded * 100) / documents);
      const rest = [
        `${embedded} of ${documents} (${percent} %)`,
        claimed > 0 && `${claimed} at work`,
        failed > 0 && `${failed} failed`,
        givenUp > 0 && `${givenUp} given up`,
        oldest && `oldest waits since ${oldest.toISOString()}`,
        !isPreferred(each) && "on its way out",
      ];
      return `${model} ${version}: ${rest.filter(Boolean).join(", ")}`;
    });
  return models.some(isPreferred) ? lines : [`${preferred.model} ${preferred.version}: nothing embedded yet`, ...lines];
}
