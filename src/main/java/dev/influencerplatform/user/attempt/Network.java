package dev.influencerplatform.user.attempt;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who is behind a client address: one of IPv4, and of IPv6 the network, as everybody has 2^64 addresses in theirs (RFC 6177).
 */
final class Network {

    private static final int NETWORK_BYTES = 8;

    private Network() {
    }

    static String of(String clientAddress) {
        if (clientAddress == null || clientAddress.indexOf(':') < 0) {
            return String.valueOf(clientAddress);
        }
        try {
            // with a colon in it nothing is looked up
            InetAddress address = InetAddress.getByName(clientAddress);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                    : address.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return clientAddress;
        }
    }
}
