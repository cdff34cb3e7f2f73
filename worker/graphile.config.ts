/**
 * For the queue's own command line: `cd worker && DATABASE_URL=… npx graphile-worker [--once | --schema-only | --cleanup …]`.
 * It loads the same tasks and crontab as `npm run worker`, from their files.
 */
import { WorkerPreset } from "graphile-worker";

const source = new URL("./src/", import.meta.url).pathname;

const preset: GraphileConfig.Preset = {
  extends: [WorkerPreset],
  worker: { taskDirectory: `${source}tasks`, crontabFile: `${source}crontab` },
};

export default preset;
