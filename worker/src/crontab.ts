import { readFileSync } from "node:fs";
import { parseCrontab, type ParsedCronItem } from "graphile-worker";

export const crontabFile = new URL("./crontab", import.meta.url).pathname;

export const readCrontab = (): ParsedCronItem[] => parseCrontab(readFileSync(crontabFile, "utf8"));
