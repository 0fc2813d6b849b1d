/** The version of Autumn's API that requests name in `x-api-version`. */
export const autumnApiVersion = "2.3.0";
