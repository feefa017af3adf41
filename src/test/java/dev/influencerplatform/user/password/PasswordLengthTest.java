package dev.influencerplatform.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordLengthTest {

    /** 15 is what NIST asks for where a password is the only factor. */
    @ParameterizedTest
    @CsvSource({ "15,14,false", "15,15,true", "12,11,false", "12,12,true", "4,7,false", "4,8,true", "12,128,true",
            "12,129,false" })
    void theLeastLengthIsConfiguredButNeverUnderEight(String least, int length, boolean fine) {
        PasswordSettings settings = new SmallRyeConfigBuilder().withMapping(PasswordSettings.class)
                .withDefaultValue("app.passwords.min-length", least).build().getConfigMapping(PasswordSettings.class);
        assertThat(new ValidPassword.Check(() -> settings).isValid("😀".repeat(length), context())).isEqualTo(fine);
    }

    /** Takes whatever it is told. */
    private static ConstraintValidatorContext context() {
        ClassLoader loader = PasswordLengthTest.class.getClassLoader();
        Object builder = Proxy.newProxyInstance(loader,
                new Class<?>[] { ConstraintValidatorContext.ConstraintViolationBuilder.class },
                (proxy, method, values) -> null);
        return (ConstraintValidatorContext) Proxy.newProxyInstance(loader, new Class<?>[] { ConstraintValidatorContext.class },
                (proxy, method, values) -> method.getName().startsWith("build") ? builder : null);
    }
}
