import { graphql } from "../../lib/graphql/gql.ts";

export const ACCOUNT = graphql(/* GraphQL */ `
  query Account {
    me {
      user {
        ...UserInfo
      }
      practice {
        id
        passwordRules {
          minimumLength
          digitRequired
          rules
        }
      }
    }
  }
`);

export const REQUEST_OWN_EMAIL_CHANGE = graphql(/* GraphQL */ `
  mutation RequestOwnEmailChange($input: RequestEmailChangeInput!) {
    requestEmailChange(input: $input) {
      emailChange {
        newEmail
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const CANCEL_OWN_EMAIL_CHANGE = graphql(/* GraphQL */ `
  mutation CancelOwnEmailChange($input: CancelEmailChangeInput!) {
    cancelEmailChange(input: $input) {
      user {
        ...UserInfo
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const ACCOUNT_SECURITY = graphql(/* GraphQL */ `
  query AccountSecurity {
    me {
      user {
        id
        security {
          lastSignInAt
          sessions {
            id
            device
            ipAddress
            startedAt
            lastUsedAt
            current
            twoFactor
          }
          twoFactor {
            enabled
            totpConfirmedAt
            recoveryCodesLeft
            required
          }
          browserTrusts {
            id
            device
            trustedAt
            expiresAt
          }
        }
      }
    }
  }
`);

export const REMOVE_TOTP = graphql(/* GraphQL */ `
  mutation RemoveTotp($input: RemoveTotpInput!) {
    removeTotp(input: $input) {
      twoFactor {
        enabled
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const REGENERATE_RECOVERY_CODES = graphql(/* GraphQL */ `
  mutation RegenerateRecoveryCodes($input: RegenerateRecoveryCodesInput!) {
    regenerateRecoveryCodes(input: $input) {
      recoveryCodes
      userErrors {
        code
        message
      }
    }
  }
`);

export const END_OWN_SESSION = graphql(/* GraphQL */ `
  mutation EndOwnSession($input: EndSessionInput!) {
    endSession(input: $input) {
      session {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const LOG_OUT_EVERYWHERE = graphql(/* GraphQL */ `
  mutation LogOutEverywhere($input: EndAllSessionsInput!) {
    endAllSessions(input: $input) {
      endedCount
      userErrors {
        code
        message
      }
    }
  }
`);

export const REVOKE_BROWSER_TRUST = graphql(/* GraphQL */ `
  mutation RevokeBrowserTrust($input: RevokeBrowserTrustInput!) {
    revokeBrowserTrust(input: $input) {
      browserTrusts {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`);
