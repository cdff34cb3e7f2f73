/**
 * What an article may be about: an owner's animals are described in fewer words. A file of its own, so that pages can list
 * them without loading the parser.
 */
export const articleKinds = [
  "dog",
  "cat",
  "horse",
  "cow",
  "sheep",
  "goat",
  "pig",
  "rabbit",
  "bird",
  "fish",
  "reptile",
  "rodent",
  "other",
] as const;
