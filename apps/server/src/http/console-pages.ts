import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import helmet from "helmet";
import type { Store } from "../store/store.ts";

const NONCE_MARK = "__CSP_NONCE__";

/** The console's files, its one page for every address of the console, and the health of the server. */
export function consolePages(folder: string, store: Store): Express {
  const app = express();
  app.disable("x-powered-by");
  app.get("/health", health(store));
  app.use((_request, response, next) => {
    response.locals["nonce"] = randomBytes(16).toString("base64");
    next();
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", (_request, response) => `'nonce-${(response as express.Response).locals["nonce"]}'`],
          styleSrc: ["'self'", (_request, response) => `'nonce-${(response as express.Response).locals["nonce"]}'`],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: "no-referrer" },
      // TLS ends before us, if it does: whoever ends it says how long.
      strictTransportSecurity: false,
    }),
  );
  // Names of built files hold a hash of their content.
  app.use(
    "/assets",
    express.static(path.join(folder, "assets"), { immutable: true, maxAge: "1y", index: false, fallthrough: false }),
  );
  app.use(express.static(folder, { index: false, dotfiles: "ignore" }));
  app.get(/.*/, page(folder));
  app.use(((error: { status?: number }, _request, response, _next) => {
    const status = error.status === 400 ? 400 : 404;
    response
      .status(status)
      .type("text/plain")
      .send(status === 400 ? "Bad request\n" : "Not found\n");
  }) satisfies ErrorRequestHandler);
  return app;
}

/** index.html with a nonce of its own at each request. */
function page(folder: string): RequestHandler {
  const file = path.join(folder, "index.html");
  const html = existsSync(file) ? readFileSync(file, "utf8") : null;
  return (request, response) => {
    if (html === null || !request.accepts("html") || /\.\w{2,5}$/.test(request.path)) {
      response.status(404).type("text/plain").send("Not found\n");
      return;
    }
    response
      .set("cache-control", "no-store")
      .type("html")
      .send(html.replaceAll(NONCE_MARK, String(response.locals["nonce"])));
  };
}

/** 200 when the database answers, else 503. */
function health(store: Store): RequestHandler {
  return async (_request, response) => {
    response.set("cache-control", "no-store");
    try {
      await store.pool.query("SELECT 1");
      response.json({ status: "ok" });
    } catch {
      response.status(503).json({ status: "unavailable", reason: "The database does not answer." });
    }
  };
}
