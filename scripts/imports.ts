/**
 * Which way imports may point, and who may speak SQL. `checkImports` takes the files as text, so that the test of this
 * check can plant a violation of each rule.
 */
import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { parseSync } from "oxc-parser";
import { repositoryFiles, root } from "./files.ts";

interface Import {
  /** A repository path, or a package's name. */
  target: string;
  typeOnly: boolean;
}

/** What each place may import from the house, besides itself; the longest prefix that fits a file is its place. */
const places: Record<string, RegExp> = {
  "migrations/": /^$/,
  "shared/src/contract/": /^$/,
  "shared/src/jobs/": /^shared\/src\/(contract|node)\//,
  "shared/src/notifications/": /^shared\/src\/contract\//,
  "shared/src/browser/": /^(shared\/src\/contract\/|server\/src\/trpc\/router\.ts type$)/,
  "shared/src/node/": /^shared\/src\/(contract|jobs|notifications)\//,
  "server/": /^shared\/src\/(contract|jobs|node|notifications)\//,
  "worker/": /^shared\/src\/(contract|jobs|node|notifications)\//,
  "web/": /^(shared\/src\/(contract|browser)\/|server\/src\/trpc\/router\.ts type$)/,
  "admin/": /^(shared\/src\/(contract|browser)\/|server\/src\/trpc\/router\.ts type$)/,
  "embedded/": /^(server|worker|migrations|shared)\//,
  "tests/": /./,
  "scripts/": /^tests\/kit\//,
};

/** Packages of the house, as they are named in imports. */
const packageFolder = /^@callavet\/([a-z]+)\/(.*)$/;

/** Where Kysely and `sql` may appear: statements stand in few, known places. */
const mayQuery = /(\.queries\.ts|^worker\/src\/tasks\/|^shared\/src\/node\/|^tests\/)/;

function importsOf(file: string, source: string): Import[] {
  const { module } = parseSync(file, source);
  const found: { specifier: string; typeOnly: boolean }[] = [];
  for (const one of module.staticImports)
    found.push({
      specifier: one.moduleRequest.value,
      typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
    });
  for (const one of module.staticExports)
    for (const entry of one.entries)
      if (entry.moduleRequest) found.push({ specifier: entry.moduleRequest.value, typeOnly: entry.isType });
  for (const one of module.dynamicImports) {
    const text = source.slice(one.moduleRequest.start, one.moduleRequest.end);
    if (/^["'`]/.test(text)) found.push({ specifier: text.slice(1, -1), typeOnly: false });
  }
  return found.map(({ specifier, typeOnly }) => ({ target: resolve(file, specifier), typeOnly }));
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith(".")) return normalize(join(file, "..", specifier));
  const inHouse = packageFolder.exec(specifier);
  return inHouse ? `${inHouse[1]}/src/${inHouse[2]}` : specifier;
}

const rooms = /^(migrations|shared|server|worker|web|admin|embedded|tests|scripts)\//;
const feature = /^(\w+)\/src\/features\/([\w-]+)\//;

/** One line for each import that points the wrong way. */
export function checkImports(files: Map<string, string>): string[] {
  const wrong: string[] = [];
  for (const [file, source] of files) {
    const place = Object.keys(places)
      .filter((prefix) => file.startsWith(prefix))
      .sort((a, b) => b.length - a.length)[0];
    if (!place) continue;
    for (const { target, typeOnly } of importsOf(file, source)) {
      if (rooms.test(target)) {
        if (
          !target.startsWith(place) &&
          !places[place]?.test(typeOnly ? `${target} type` : target) &&
          !places[place]?.test(target)
        )
          wrong.push(`${file}: may not import ${target}`);
        const [, ownRoom, ownFeature] = feature.exec(file) ?? [];
        const [, room, other] = feature.exec(target) ?? [];
        if (ownFeature && other && ownRoom === room && ownFeature !== other && ownRoom === "server")
          wrong.push(`${file}: a feature may not import another, ${target}`);
      } else if (place === "shared/src/contract/" && target !== "zod")
        wrong.push(`${file}: the contract may import zod alone, not ${target}`);
      else if (target === "kysely" && !typeOnly && !mayQuery.test(file)) wrong.push(`${file}: Kysely belongs in *.queries.ts`);
    }
  }
  return wrong;
}

/** All source files of the house. */
export function houseSources(): Map<string, string> {
  const files = repositoryFiles(/^(migrations|shared|server|worker|web|admin|embedded|tests|scripts)\/.*\.tsx?$/);
  return new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
}

if (import.meta.main) {
  const sources = houseSources();
  const wrong = checkImports(sources);
  for (const line of wrong) console.error(line);
  console.log(`imports: ${sources.size} files, ${wrong.length} wrong`);
  process.exitCode = wrong.length > 0 || sources.size === 0 ? 1 : 0;
}
