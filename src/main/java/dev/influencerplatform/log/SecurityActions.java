package dev.influencerplatform.log;

import java.util.Set;

/** Which actions have to do with security, and are kept longer than others: access, secrets, operators. */
final class SecurityActions {

    private static final String OF_OPERATORS = "admin_";
    private static final Set<String> ACTIONS = Set.of("register", "login", "logout", "logout_all", "end_session", "refresh",
            "reauthenticate", "change_password", "reset_password", "verify_email", "request_email_change", "change_email",
            "export_account", "delete_account", "erase_client_data", "access_denied", "rate_limited", "account_locked",
            "account_unlocked", "sessions_ended_by_operator", "role_changed", "connect_account", "disconnect_account",
            "revoke_token", "create_review_link", "revoke_review_link", "create_calendar_feed", "revoke_calendar_feed");

    private SecurityActions() {
    }

    static boolean include(String action) {
        return action.startsWith(OF_OPERATORS) || ACTIONS.contains(action);
    }
}
