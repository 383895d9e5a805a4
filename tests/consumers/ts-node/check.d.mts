export declare function check(): Promise<unknown>;
