export declare const root: string;
/** The repository's own files, as git sees them, with those not committed yet. */
export declare function repositoryFiles(pattern: RegExp): string[];
