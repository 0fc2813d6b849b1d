import { AutumnError } from "./core/AutumnError";

// What a browser bundle finds under `autumn-react/server`: no names, so that a build which imports one fails. An exports
// map with `"browser": null` would say it better, and Vite passes over it.
throw new AutumnError(
  "secret_key_in_browser",
  "autumn-react/server was imported where the `browser` export condition is set. It is for your backend, where the secret key is: " +
    "import it only there, and autumn-react in the browser. In a jsdom test, run what needs it in the Node environment.",
);
