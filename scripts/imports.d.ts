/** One line for each import that points the wrong way. */
export declare function checkImports(files: Map<string, string>): string[];
/** All source files of the house. */
export declare function houseSources(): Map<string, string>;
