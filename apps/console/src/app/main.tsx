import "../ui/mantine-styles.ts";
import "../ui/fonts.css";
import "../ui/tokens.css";
import "../ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { createApolloClient } from "../lib/apollo.ts";
import { Providers } from "./providers.tsx";
import { router } from "./router.tsx";
import { leaveForSignIn } from "./leave-for-sign-in.ts";
import { reasonOf } from "./sign-in-address.ts";

const client = createApolloClient({
  onUnauthenticated: (cause) => void leaveForSignIn(router, client, reasonOf(cause)),
});

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Providers client={client}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
