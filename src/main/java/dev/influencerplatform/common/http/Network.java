package dev.influencerplatform.common.http;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who is behind an address: one of IPv4, and of IPv6 the network, as everybody has 2^64 addresses in theirs (RFC 6177). */
public final class Network {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;
    private static final byte[] IPV4_IN_IPV6 = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1 };
    /** As some proxies write them, with a port. */
    private static final Pattern WITH_PORT = Pattern.compile("([^:]+|\\[.+]):\\d+");

    private Network() {
    }

    /** @param address of a client, or what a proxy of ours has written in its place */
    public static String of(String address) {
        if (address == null) {
            return "";
        }
        Matcher withPort = WITH_PORT.matcher(address);
        // never a question to a name server, whatever the text is
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(withPort.matches() ? withPort.group(1) : address);
        if (bytes == null) {
            return address;
        }
        if (bytes.length == IPV4_BYTES || isIpv4InIpv6(bytes)) {
            return NetUtil.bytesToIpAddress(bytes, bytes.length - IPV4_BYTES, IPV4_BYTES);
        }
        return HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES);
    }

    private static boolean isIpv4InIpv6(byte[] bytes) {
        return bytes.length == IPV6_BYTES
                && Arrays.equals(bytes, 0, IPV4_IN_IPV6.length, IPV4_IN_IPV6, 0, IPV4_IN_IPV6.length);
    }
}
