import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { HttpLink } from "@apollo/client/link/http";
import { failureOf } from "./errors.ts";

/** Context of a poll: it is not activity for Auto Logout. */
export const BACKGROUND = { headers: { "Chartward-Background": "1" } };

/** The one client of the console: same origin, session by cookie. */
export function createApolloClient(options: { onUnauthenticated: () => void }): ApolloClient {
  const endedSession = new ErrorLink(({ error }) => {
    if (failureOf(error).code === "UNAUTHENTICATED") options.onUnauthenticated();
  });
  return new ApolloClient({
    link: ApolloLink.from([endedSession, new HttpLink({ uri: "/graphql", credentials: "same-origin" })]),
    cache: new InMemoryCache({
      possibleTypes: {
        ChartEntry: ["Problem", "Allergy", "Medication", "Immunization", "Procedure", "Encounter", "Document"],
        Job: ["ImportJob"],
      },
      // There is one of each, without an id: what a poll brings merges into it.
      typePolicies: { Me: { keyFields: [] }, Deployment: { keyFields: [] } },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network" } },
    devtools: { enabled: import.meta.env.DEV },
  });
}
