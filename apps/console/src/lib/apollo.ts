import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { HttpLink } from "@apollo/client/link/http";
import { OperationTypeNode } from "graphql";
import { failureOf } from "./errors.ts";
import { liveLink } from "./live.ts";

/** Context of a poll: it is not activity for Auto Logout. */
export const BACKGROUND = { headers: { "Chartward-Background": "1" } };

/** The one client of the console: same origin, session by cookie. */
export function createApolloClient(options: { onUnauthenticated: () => void }): ApolloClient {
  const endedSession = new ErrorLink(({ error }) => {
    if (failureOf(error).code === "UNAUTHENTICATED") options.onUnauthenticated();
  });
  return new ApolloClient({
    link: ApolloLink.from([
      endedSession,
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        liveLink,
        new HttpLink({ uri: "/graphql", credentials: "same-origin" }),
      ),
    ]),
    cache: new InMemoryCache({
      possibleTypes: {
        ChartEntry: ["Problem", "Allergy", "Medication", "Immunization", "Procedure", "Encounter", "Document"],
        Job: ["ImportJob", "ExportJob"],
      },
      typePolicies: {
        // There is one of each, without an id: what a poll brings merges into it.
        Me: { keyFields: [] },
        Deployment: { keyFields: [] },
        // Parts of a user or practice, which pages ask for in different breadth: each keeps what another has read.
        UserProfile: { merge: true },
        UserAccess: { merge: true },
        UserSecurity: { merge: true },
        TwoFactor: { merge: true },
        PracticeSettings: { merge: true },
        PracticeSecurity: { merge: true },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network" } },
    devtools: { enabled: import.meta.env.DEV },
  });
}
